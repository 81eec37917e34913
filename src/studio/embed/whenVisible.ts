/** Waiting until an embedded page is on the screen: an article with five of them must not start five cities at once. */

/** Resolves when part of the document is visible to the reader. */
export function whenVisible(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });
}

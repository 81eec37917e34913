/** The page of a story in the address: `?story=…&page=2`, so that Back turns the page back and a reload stays on it. */

/** Page of the query, counted from 0; 0 where it names none. */
export function pageOf(search: string): number {
  const page = Number(new URLSearchParams(search).get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 ? page - 1 : 0;
}

/** The address with another page, or without the story where `page` is null. */
export function addressOf(address: string, page: number | null): string {
  const url = new URL(address);
  if (page === null) for (const key of ['story', 'page']) url.searchParams.delete(key);
  else url.searchParams.set('page', String(page + 1));
  return url.href;
}

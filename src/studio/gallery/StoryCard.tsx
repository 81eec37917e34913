/** The way to a guided story. A link, since a story is a page of its own in which nobody's work is changed. */
import { type Story, storyHref } from '../guided/stories';
import { said } from '../protocol/row';

export function StoryCard({ story }: { readonly story: Story }) {
  return (
    <li className="gallery-card" data-story={story.id}>
      <img src={`thumbnails/${story.picture}.webp`} alt="" width="400" height="250" />
      <h3>
        <a href={storyHref(story.id, window.location.search)}>{said(story.title)}</a>
      </h3>
      <p>{said(story.description)}</p>
    </li>
  );
}

/** Examples and guided stories to begin with. What an example is stands with its world; here it is chosen. */
import { useEffect, useState } from 'react';
import type { Example } from '../../worlds/example';
import type { World } from '../../worlds/world';
import { useStudio } from '../context';
import { stories } from '../guided/stories';
import { words } from '../language';
import { said } from '../protocol/row';
import { Dialog } from '../ui/Dialog';
import { ExampleCard } from './ExampleCard';
import './gallery.css';
import { StoryCard } from './StoryCard';

const text = words({
  en: {
    title: 'Examples',
    about: 'Each opens as one step: undo brings back what you had.',
    stories: 'Guided stories',
    storiesAbout: 'A few pages to read beside the city, each with a scenario of its own. Made for lessons.',
  },
  de: {
    title: 'Beispiele',
    about: 'Jedes öffnet als ein Schritt: Rückgängig bringt das Vorige zurück.',
    stories: 'Geführte Geschichten',
    storiesAbout: 'Einige Seiten zum Lesen neben der Stadt, jede mit eigenem Szenario. Für den Unterricht gemacht.',
  },
});

interface Offer {
  readonly world: World;
  readonly example: Example;
}

export default function GalleryDialog() {
  return (
    <Dialog name="gallery" title={text().title} wide>
      <Content />
    </Dialog>
  );
}

function Content() {
  const studio = useStudio();
  const offers = useOffers(studio.worlds);
  const open = ({ world, example }: Offer) => {
    studio.closeDialog('gallery');
    // A preset as it is needs no name of its own, which would stand in every link.
    const plain = !example.values && !example.changes;
    studio.openExample(world, example, plain ? '' : said(example.title));
  };
  return (
    <div className="gallery">
      <p className="note">{text().about}</p>
      <ul className="gallery-cards">
        {offers.map((offer) => (
          <ExampleCard key={offer.example.id} {...offer} onOpen={() => open(offer)} />
        ))}
      </ul>
      <h3>{text().stories}</h3>
      <p className="note">{text().storiesAbout}</p>
      <ul className="gallery-cards stories">
        {stories.map((story) => (
          <StoryCard key={story.id} story={story} />
        ))}
      </ul>
    </div>
  );
}

/** Examples of all worlds once they are read. */
function useOffers(worlds: readonly World[]): readonly Offer[] {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  useEffect(() => {
    let current = true;
    const reading = worlds.map(async (world) =>
      ((await world.examples?.()) ?? []).map((example) => ({ world, example })),
    );
    void Promise.all(reading).then((found) => current && setOffers(found.flat()));
    return () => {
      current = false;
    };
  }, [worlds]);
  return offers;
}

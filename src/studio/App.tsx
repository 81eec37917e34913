/** The page: what stands where. Holds no state of its own. */
import { type CSSProperties, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { StudioContext, useStudio, useStudioState } from './context';
import { FirstSteps } from './firstSteps/FirstSteps';
import { Header } from './header/Header';
import { handleKey } from './keys';
import { later } from './layout/later';
import { layoutStore } from './layout/layoutStore';
import { Place } from './layout/Place';
import { Separator } from './layout/Separator';
import './layout/layout.css';
import { Notices } from './notices/Notices';
import { PresentationContext, usePresentation } from './presentation/context';
import type { Presentation } from './presentation/presentation';
import { ProtocolPanel } from './protocol/ProtocolPanel';
import { Spoken } from './Spoken';
import { StatusLine } from './StatusLine';
import type { DialogName } from './store';
import { StorySlot } from './story/StorySlot';
import type { Studio } from './studio';
import { Transport } from './Transport';

const StagePanel = lazy(async () => ({ default: (await import('./stage/StagePanel')).StagePanel }));
const Consequences = later(() => import('./layout/Consequences'));
const Timeline = later(async () => ({ default: (await import('./timeline/Timeline')).Timeline }));
const Strip = later(async () => ({ default: (await import('./runs/Strip')).Strip }));
const FilesDialog = later(async () => ({ default: (await import('./FilesDialog')).FilesDialog }));
const ImportHost = later(async () => ({ default: (await import('./import/ImportHost')).ImportHost }));
const Printable = later(async () => ({ default: (await import('./export/Printable')).Printable }));
const GuidedStory = lazy(() => import('./guided/GuidedStory'));
const EmbedPage = lazy(async () => ({ default: (await import('./embed/EmbedPage')).EmbedPage }));

interface AppProps {
  readonly studio: Studio;
  readonly presentation: Presentation;
}

export function App({ studio, presentation }: AppProps) {
  useWindowEvents(studio);
  return (
    <StudioContext value={studio}>
      <PresentationContext value={presentation}>
        {presentation.embed ? (
          <Suspense>
            <EmbedPage />
          </Suspense>
        ) : (
          <WholePage />
        )}
      </PresentationContext>
    </StudioContext>
  );
}

function WholePage() {
  const { hidden, story } = usePresentation();
  const { left, right, leftOpen, rightOpen } = useStore(layoutStore);
  return (
    <>
      <div className="page">
        <Header />
        <div
          className="columns"
          data-left={story !== null || (leftOpen && !hidden.has('settings'))}
          data-right={rightOpen && !hidden.has('outcomes')}
          style={{ '--left': `${left}px`, '--right': `${right}px` } as CSSProperties}
        >
          <div className="controls" id="controls">
            {story !== null && (
              <Suspense>
                <GuidedStory name={story} />
              </Suspense>
            )}
            {story === null && !hidden.has('settings') && <ProtocolPanel />}
          </div>
          <Separator side="left" />
          <main className="centre">
            <div className="stage-place">
              <Place room="stage">
                <StagePanel />
              </Place>
              <div className="stage-over">
                {!hidden.has('prompts') && story === null && <FirstSteps />}
                <Notices />
              </div>
            </div>
            <Transport />
            {!hidden.has('timeline') && (
              <Place room="timeline">
                <Timeline />
              </Place>
            )}
            <StatusLine />
          </main>
          <Separator side="right" />
          <div className="outcomes" id="outcomes">
            <Place room="tiles">
              <Consequences />
            </Place>
          </div>
          <StorySlot />
        </div>
        {!hidden.has('runs') && (
          <Place room="strip">
            <Strip />
          </Place>
        )}
        <Spoken />
        <FileChooser />
        <Dialogs />
        <Suspense>
          <FilesDialog />
          <ImportHost />
        </Suspense>
      </div>
      <Suspense>
        <Printable />
      </Suspense>
    </>
  );
}

/** Dialogs are read when they are first asked for. */
const dialogs = {
  help: lazy(() => import('./help/Help')),
  palette: lazy(() => import('./actions/PaletteDialog')),
  settings: lazy(() => import('./settings/SettingsDialog')),
  share: lazy(() => import('./share/ShareDialog')),
  table: lazy(() => import('./protocol/TableDialog')),
  export: lazy(() => import('./export/ExportDialog')),
  import: lazy(() => import('./import/ImportDialog')),
  gallery: lazy(() => import('./gallery/GalleryDialog')),
} as const;

type LazyDialog = keyof typeof dialogs;

const isLazy = (name: DialogName | null): name is LazyDialog => name !== null && name in dialogs;

/** One that was open stays mounted, so that closing it gives the focus back. */
function Dialogs() {
  const open = useStudioState((state) => state.dialog);
  const [seen, setSeen] = useState<readonly LazyDialog[]>([]);
  if (isLazy(open) && !seen.includes(open)) setSeen([...seen, open]);
  return (
    <Suspense>
      {seen.map((name) => {
        const Dialog = dialogs[name];
        return <Dialog key={name} />;
      })}
    </Suspense>
  );
}

/** The browser's own chooser, for the action that opens a file. */
function FileChooser() {
  const studio = useStudio();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    studio.onChooseFile(() => input.current?.click());
    return () => studio.onChooseFile(null);
  }, [studio]);
  return (
    <input
      ref={input}
      type="file"
      hidden
      aria-label="Scenario file"
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) void studio.openFile(file);
        event.target.value = '';
      }}
    />
  );
}

/** Keys and dropped files are taken wherever they land. */
function useWindowEvents(studio: Studio): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => handleKey(event, studio);
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void studio.openFile(file);
    };
    window.addEventListener('keydown', key);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('keydown', key);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [studio]);
}

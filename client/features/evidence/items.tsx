import { useState } from 'react';
import type { EvidenceShown } from '../../../server/evidence/read.ts';
import type { Site } from '../../../shared/evidence/place.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import type { Component } from '../../../shared/works/components.ts';
import { useLanguage } from '../../i18n.tsx';
import { BeforeAfter } from './before-after.tsx';
import { byMilestone, byMonth, componentsOf, firstOf, pairsOf } from './groups.ts';
import { Item } from './item.tsx';
import { PlacesPlan } from './places-plan.tsx';
import { planOf } from './plan.ts';
import { Viewer } from './viewer.tsx';

interface Props {
  stream: StreamId;
  items: readonly EvidenceShown[];
  site: Site | null;
  mayWrite: boolean;
}

/** So many are there at once: a page of hundreds is not what people came to the cluster for. */
const AT_FIRST = 24;

type View = 'byMilestone' | 'byDay' | 'pairs' | 'onMap';

/** The same evidence in the order of the works, of days, as it changed, or where it was taken. */
export function Items({ stream, items, site, mayWrite }: Props) {
  const { t } = useLanguage();
  const [view, setView] = useState<View>('byMilestone');
  const [component, setComponent] = useState('');
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const components = componentsOf(items.filter(({ kind }) => kind === 'photo'));
  const wanted =
    view === 'byDay' && component !== '' ? items.filter((item) => item.component === component) : items;
  const groups = useGroups(wanted, view);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const [pairs, plan] = [pairsOf(items), planOf(site, items)];
  if (items.length === 0) return <p className="muted">{t.evidence.none}</p>;
  const code = idOf(stream);
  const photos = groups.flatMap((group) => group.items).filter(({ kind }) => kind === 'photo');
  const open = ({ id }: EvidenceShown) => setShown(id);
  const views: View[] = [
    'byMilestone',
    'byDay',
    ...(pairs.length > 0 ? (['pairs'] as const) : []),
    ...(plan ? (['onMap'] as const) : []),
  ];
  return (
    <>
      <Views views={views} chosen={view} onChoose={setView} />
      {view === 'byDay' && components.length > 0 && (
        <Components components={components} chosen={component} onChoose={setComponent} />
      )}
      {view === 'pairs' && <BeforeAfter code={code} pairs={pairs} onOpen={open} />}
      {view === 'onMap' && plan && <PlacesPlan plan={plan} site={site} onOpen={open} />}
      {(view === 'byMilestone' || view === 'byDay') &&
        firstOf(groups, all ? Infinity : AT_FIRST).map((group) => (
          <section key={group.title} className="evidence-group">
            <h3>
              {group.title} <span className="muted">{group.count}</span>
            </h3>
            <ul className="evidence-items plain-list">
              {group.items.map((item) => (
                <Item key={item.id} stream={stream} item={item} mayWrite={mayWrite} onOpen={setShown} />
              ))}
            </ul>
          </section>
        ))}
      {(view === 'byMilestone' || view === 'byDay') && !all && count > AT_FIRST && (
        <button type="button" className="button evidence-all" onClick={() => setAll(true)}>
          {t.evidence.showAll(count)}
        </button>
      )}
      {shown !== null && (
        <Viewer
          stream={stream}
          photos={photos}
          id={shown}
          mayWrite={mayWrite}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

interface ViewsProps {
  views: readonly View[];
  chosen: View;
  onChoose: (view: View) => void;
}

function Views({ views, chosen, onChoose }: ViewsProps) {
  const { t } = useLanguage();
  return (
    <fieldset className="evidence-views">
      <legend className="visually-hidden">{t.evidence.views}</legend>
      {views.map((choice) => (
        <button
          key={choice}
          type="button"
          className="button button-small"
          aria-pressed={chosen === choice}
          onClick={() => onChoose(choice)}
        >
          {t.evidence[choice]}
        </button>
      ))}
    </fieldset>
  );
}

interface ComponentsProps {
  components: readonly Component[];
  chosen: string;
  onChoose: (component: string) => void;
}

function Components({ components, chosen, onChoose }: ComponentsProps) {
  const { t } = useLanguage();
  return (
    <label className="evidence-component">
      {t.evidence.whichComponent}{' '}
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t.evidence.allComponents}</option>
        {components.map((one) => (
          <option key={one} value={one}>
            {t.works.component[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function useGroups(items: readonly EvidenceShown[], view: View) {
  const { t, lang } = useLanguage();
  // Photographs of the plan and of the pairs are gone through by month.
  if (view !== 'byMilestone')
    return byMonth(items).map(({ of, items: found }) => ({
      title: of === null ? t.evidence.dayUnknown : formatEdtf(of, lang),
      items: found,
      count: found.length,
    }));
  return byMilestone(items).map(({ of, items: found }) => ({
    title: of === null ? t.evidence.noMilestone : t.milestone[of],
    items: found,
    count: found.length,
  }));
}

import type { AddInManifest } from './ribbon';

interface RibbonProps {
  readonly groups: AddInManifest['groups'];
  readonly paneOpen: boolean;
  onTogglePane(): void;
  onRun(name: string): void;
}

/** The add-in's own buttons, as its manifest lists them. */
export function Ribbon({ groups, paneOpen, onTogglePane, onRun }: RibbonProps) {
  return (
    <nav className="wb-ribbon">
      {groups.map(({ label, buttons }) => (
        <div key={label} className="wb-group" role="group" aria-label={label}>
          {buttons.map(({ id, label: name, tip, icon, action }) => (
            <button
              key={id}
              type="button"
              title={tip}
              aria-label={name}
              className="wb-button"
              {...(action === 'showPane' && { 'aria-pressed': paneOpen })}
              onClick={() => (action === 'showPane' ? onTogglePane() : onRun(action.run))}
            >
              <img src={icon} alt="" width="16" height="16" />
              <span className="wb-label">{name}</span>
            </button>
          ))}
        </div>
      ))}
    </nav>
  );
}

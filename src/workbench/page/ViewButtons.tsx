import { Circle20Filled, WeatherMoon20Regular, WeatherSunny20Regular } from '@fluentui/react-icons';
import type { ThemeName } from '../theme';
import { THEMES } from '../theme';
import type { Texts } from './texts';

const ICONS = {
  light: <WeatherSunny20Regular />,
  dark: <WeatherMoon20Regular />,
  contrast: <Circle20Filled />,
};

interface ViewButtonsProps {
  readonly texts: Texts;
  readonly theme: ThemeName;
  onTheme(theme: ThemeName): void;
  onLanguage(): void;
}

/** How the workbench looks and speaks; the add-in sees both as Excel's. */
export function ViewButtons({ texts, theme, onTheme, onLanguage }: ViewButtonsProps) {
  return (
    <div className="wb-view">
      <div className="wb-segments" role="radiogroup">
        {THEMES.map((name) => (
          <button
            key={name}
            type="button"
            role="radio"
            aria-checked={name === theme}
            aria-label={texts.theme[name]}
            title={texts.theme[name]}
            onClick={() => onTheme(name)}
          >
            {ICONS[name]}
          </button>
        ))}
      </div>
      <button type="button" className="wb-button" onClick={onLanguage}>
        {texts.language}
      </button>
    </div>
  );
}

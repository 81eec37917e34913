/** What the model takes for granted, as sentences: shown beside the results and in Help. The whole list: docs/worlds/city.md, section 8. */
import { words } from '../../language';

export const assumptions = words({
  en: {
    title: 'What this model assumes and cannot tell you',
    sentence: 'A scenario, not a forecast: it shows what follows from these assumptions, not what will happen.',
    items: [
      'Days are average days before 2020: no weekdays, holidays or seasons; nobody is born, moves or ages.',
      'Households are those of the United States by size in every built-in place; ages and contacts are those of the place.',
      'R0 is set without saturation: where much transmission is at home, early growth is below the computed one.',
      'Hospitals never run out of beds; people in hospital infect nobody.',
      'A result is known to everybody, the government included, once the turnaround is over. Nobody with a cold asks for a test.',
      'One readiness to comply serves isolation, quarantine and masks; everybody reacts to reported cases by the same share.',
      'Cost is a weighted sum with weights from the scenario; masks and ventilation cost nothing.',
      'One run is one throw of the dice; a difference smaller than its interval is not a finding.',
    ],
    more: 'More in Help',
  },
  de: {
    title: 'Was dieses Modell annimmt und nicht sagen kann',
    sentence: 'Ein Szenario, keine Vorhersage: Es zeigt, was aus diesen Annahmen folgt, nicht, was geschehen wird.',
    items: [
      'Tage sind mittlere Tage vor 2020: keine Wochentage, Ferien oder Jahreszeiten; niemand wird geboren, zieht um oder altert.',
      'Haushalte haben an jedem mitgelieferten Ort die Größen der USA; Alter und Kontakte sind die des Orts.',
      'R0 gilt ohne Sättigung: Wo viel zu Hause übertragen wird, wächst die Epidemie anfangs langsamer als berechnet.',
      'Krankenhäusern gehen die Betten nie aus; wer dort liegt, steckt niemanden an.',
      'Ein Ergebnis kennen alle, auch die Behörden, sobald die Wartezeit um ist. Niemand lässt sich wegen einer Erkältung testen.',
      'Eine Bereitschaft gilt für Isolation, Quarantäne und Masken; auf gemeldete Fälle reagieren alle mit demselben Anteil.',
      'Kosten sind eine gewichtete Summe mit Gewichten aus dem Szenario; Masken und Lüftung kosten nichts.',
      'Ein Lauf ist ein Würfelwurf; ein Unterschied kleiner als sein Intervall ist kein Befund.',
    ],
    more: 'Mehr in der Hilfe',
  },
});

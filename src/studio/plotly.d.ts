/** The part of plotly.js's basic bundle that the charts use; the package ships no types. */
declare module 'plotly.js/dist/plotly-basic.min.js' {
  export interface Trace {
    readonly type: 'scatter';
    readonly mode: 'lines' | 'markers' | 'lines+markers';
    readonly name: string;
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly line?: { readonly color: string; readonly width: number; readonly dash: string; readonly shape?: string };
    readonly marker?: { readonly color: string; readonly size: number; readonly symbol: string };
    readonly opacity?: number;
    readonly hovertemplate?: string;
    readonly showlegend?: boolean;
  }
  export type Layout = Readonly<Record<string, unknown>>;
  export type Config = Readonly<Record<string, unknown>>;
  interface Plotly {
    react(element: HTMLElement, data: readonly Trace[], layout: Layout, config: Config): Promise<unknown>;
    purge(element: HTMLElement): void;
  }
  const plotly: Plotly;
  export default plotly;
}

/** uPlot with its style sheet: a chunk of its own that the charts ask for as soon as they are mounted. */
import 'uplot/dist/uPlot.min.css';

export { default as UPlot } from 'uplot';

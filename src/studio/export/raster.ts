/** SVG to PNG in a canvas of the page, with the scenario inside. Draws nothing of its own. */
import { withScenario } from '../../scenario/picture';

/** Pixels for each unit of the SVG: sharp in slides and print. */
const SCALE = 2;

/**
 * The picture as PNG bytes that carry the scenario file's text.
 *
 * @throws Error where the browser cannot draw or encode it
 */
export async function svgToPng(svg: string, document: string): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth * SCALE, image.naturalHeight * SCALE);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no canvas to draw the picture on. Take the SVG instead.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return withScenario(new Uint8Array(await blob.arrayBuffer()), document);
  } finally {
    URL.revokeObjectURL(address);
  }
}

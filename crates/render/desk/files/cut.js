// The part of a picture, drawn with a finger or a mouse. The numbers beside it say the same, and are what is sent.

const form = document.getElementById('cut');
const picture = form.querySelector('.cutting');
const size = { width: Number(form.dataset.width), height: Number(form.dataset.height) };
const fields = ['left', 'top', 'width', 'height'].map((name) => form.elements[name]);
const least = 50;

/** Height over width of the shape that is chosen; nothing where the hand is free. */
function ratio() {
  const [across, down] = form.elements.shape.value.split(':').map(Number);
  return down ? down / across : null;
}

const between = (value, from, to) => Math.min(Math.max(value, from), to);

/** A part in the chosen shape that does not leave the picture. */
function shaped({ left, top, width, height }) {
  const wanted = ratio();
  if (!wanted) return { left, top, width, height };
  const wide = Math.min(width, (size.height - top) / wanted);
  return { left, top, width: Math.round(wide), height: Math.round(wide * wanted) };
}

function show({ left, top, width, height }) {
  [left, top, width, height].forEach((value, at) => { fields[at].value = value; });
  draw();
}

function draw() {
  const [left, top, width, height] = fields.map((field) => Number(field.value) || 0);
  const part = picture.querySelector('[data-part]');
  Object.entries({ x: left, y: top, width, height }).forEach(([name, value]) => part.setAttribute(name, value));
  picture.querySelector('[data-outside]').setAttribute('d', `M0 0H${size.width}V${size.height}H0zM${left} ${top}h${width}v${height}h${-width}z`);
}

/** Where a pointer stands, in pixels of the picture. */
function point(event) {
  const box = picture.getBoundingClientRect();
  const along = (at, from, long, of) => Math.round(between((at - from) / long, 0, 1) * of);
  return { x: along(event.clientX, box.left, box.width, size.width), y: along(event.clientY, box.top, box.height, size.height) };
}

let from = null;
picture.addEventListener('pointerdown', (event) => {
  if (event.button !== 0) return;
  event.preventDefault();
  from = point(event);
  picture.setPointerCapture(event.pointerId);
});
picture.addEventListener('pointermove', (event) => {
  if (!from) return;
  const to = point(event);
  const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  const [width, height] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
  // A touch is no part yet.
  if (Math.max(width, height) >= least) show(shaped({ left, top, width, height }));
});
for (const end of ['pointerup', 'pointercancel']) picture.addEventListener(end, () => { from = null; });

const numbers = () => Object.fromEntries(['left', 'top', 'width', 'height'].map((name, at) => [name, Number(fields[at].value) || 0]));
form.elements.shape.addEventListener('change', () => show(shaped(numbers())));
for (const field of fields) field.addEventListener('input', draw);
form.querySelector('[data-show]').remove();

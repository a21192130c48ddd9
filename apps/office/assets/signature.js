// A pad to sign on with finger, pen or mouse. It keeps lines of whole numbers in a field of 600 by 200, and no picture.
const field = { width: 600, height: 200 };
const most = 3900;

for (const pad of document.querySelectorAll('[data-pad]')) sign(pad);

function sign(pad) {
  const canvas = pad.querySelector('canvas');
  const kept = pad.querySelector('input[type="hidden"]');
  const pen = canvas.getContext('2d');
  let strokes = read(kept.value);
  let drawing = false;
  pad.hidden = false;
  draw();

  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    strokes.push(point(event));
    draw();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!drawing || strokes.flat().length / 2 >= most) return;
    const stroke = strokes.at(-1);
    const [x, y] = point(event);
    // A point for each two steps is as smooth and half as long.
    if (Math.hypot(x - stroke.at(-2), y - stroke.at(-1)) < 3) return;
    stroke.push(x, y);
    draw();
  });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => { drawing = false; keep(); });
  pad.querySelector('[data-clear]').addEventListener('click', () => { strokes = []; keep(); draw(); });

  const point = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    return [within((clientX - box.left) / box.width, field.width), within((clientY - box.top) / box.height, field.height)];
  };

  function keep() {
    kept.value = strokes.length > 0 ? JSON.stringify(strokes) : '';
    pad.querySelector('[data-signed]').hidden = strokes.length === 0;
  }

  function draw() {
    pen.clearRect(0, 0, field.width, field.height);
    Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: getComputedStyle(canvas).color });
    for (const [x, y, ...rest] of strokes) {
      pen.beginPath();
      pen.moveTo(x, y);
      if (rest.length === 0) pen.lineTo(x + 1, y);
      for (let at = 0; at + 1 < rest.length; at += 2) pen.lineTo(rest[at], rest[at + 1]);
      pen.stroke();
    }
  }
  keep();
}

const within = (part, whole) => Math.min(whole, Math.max(0, Math.round(part * whole)));

function read(text) {
  try {
    const strokes = JSON.parse(text);
    return Array.isArray(strokes) ? strokes : [];
  } catch {
    return [];
  }
}

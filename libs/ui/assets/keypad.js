// Keys of a kiosk typed on the spot; a barcode reader types into the page and ends with Enter.
for (const pad of document.querySelectorAll('.keypad')) {
  const form = pad.closest('form');
  const typed = form.elements.namedItem('typed');
  const readout = form.querySelector('.readout');
  const press = (key) => {
    const length = readout.children.length;
    if (key === 'clear') typed.value = '';
    else if (key === 'erase') typed.value = typed.value.slice(0, -1);
    else typed.value = (typed.value + key).slice(0, length);
    [...readout.children].forEach((cell, index) => {
      cell.textContent = typed.value[index] ?? '';
      cell.classList.toggle('here', index === typed.value.length);
    });
  };
  pad.addEventListener('click', (event) => {
    const key = event.target.closest('button')?.value;
    if (key === undefined) return;
    event.preventDefault();
    press(key);
  });
  document.addEventListener('keydown', ({ key, target }) => {
    if (target.closest('input, textarea')) return;
    if (/^\d$/.test(key)) press(key);
    if (key === 'Backspace') press('erase');
  });
}

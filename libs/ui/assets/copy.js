// Copies a code; the button is there only where the browser can.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.querySelector('span');
      const before = words.textContent;
      words.textContent = button.dataset.copied;
      const status = button.nextElementSibling;
      if (status) status.textContent = button.dataset.copied;
      setTimeout(() => {
        words.textContent = before;
        if (status) status.textContent = '';
      }, 3000);
    });
  }
}

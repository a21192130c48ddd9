// Fetches the wards of a district as soon as it is chosen. Without script, and when the network fails, the button beside it does.
document.addEventListener('change', (event) => {
  const holder = event.target.closest('[data-wards-at]');
  if (holder) fill(holder, event.target);
});
// A row that was added brings a button of its own.
document.addEventListener('motcua:changed', settle, true);
settle();

async function fill(holder, district) {
  const wards = document.getElementById(district.id.replace(/district$/, 'ward'));
  const chosen = district.value;
  // The ward of another district must not be saved meanwhile.
  wards.value = '';
  if (chosen === '') return;
  try {
    const answer = await fetch(holder.dataset.wardsAt + encodeURIComponent(chosen));
    if (!answer.ok) throw new Error(answer.statusText);
    const options = await answer.text();
    if (district.value === chosen) wards.innerHTML = options;
  } catch {
    holder.querySelector('button').hidden = false;
  }
}

function settle() {
  for (const button of document.querySelectorAll('[data-wards-at] button[name="wards"]')) button.hidden = true;
}

// Parts a list of wards grouped by district into two lists: first the district, then its wards. Without script the one long list does.
for (const select of document.querySelectorAll('select[data-wards]')) part(select);
document.addEventListener('motcua:changed', () => {
  for (const select of document.querySelectorAll('select[data-wards]:not([data-parted])')) part(select);
}, true);

function part(select) {
  const groups = [...select.querySelectorAll('optgroup')];
  if (groups.length < 2) return;
  select.dataset.parted = '';
  const label = document.createElement('label');
  label.textContent = select.dataset.district;
  label.className = 'small soft';
  const districts = document.createElement('select');
  districts.id = `${select.id}-district`;
  districts.className = select.className;
  label.htmlFor = districts.id;
  const empty = select.options[0].cloneNode(true);
  empty.selected = false;
  districts.append(empty, ...groups.map((group) => new Option(group.label, group.label)));
  select.parentElement.before(label, districts);
  const show = () => {
    for (const group of groups) group.remove();
    const chosen = groups.find((group) => group.label === districts.value);
    if (chosen) select.append(chosen);
  };
  districts.value = groups.find((group) => group.contains(select.selectedOptions[0]))?.label ?? '';
  const ward = select.value;
  show();
  select.value = ward;
  // It is no answer of its own: it has no name and is not posted.
  districts.addEventListener('change', () => {
    show();
    select.value = '';
  });
}

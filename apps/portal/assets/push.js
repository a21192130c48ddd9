// "On this browser": shown where the browser can be written to, and asked for at a press alone.
const part = document.querySelector('[data-push]');
const button = part.querySelector('button');
const said = part.querySelector('[role=status]');

if ('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis && Notification.permission !== 'denied') {
  part.hidden = false;
  button.addEventListener('click', () => void begin().then(tell, () => tell('failed')));
}
document.documentElement.dataset.pushReady = '';

/** @returns which words tell what became of it */
async function begin() {
  button.disabled = true;
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  await navigator.serviceWorker.register(part.dataset.worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: part.dataset.push });
  const { endpoint, keys } = subscription.toJSON();
  const body = JSON.stringify({ xem: part.dataset.watch, subscription: { endpoint, keys } });
  const answer = await fetch(part.dataset.at, { method: 'POST', headers: { 'content-type': 'application/json', 'csrf-token': part.dataset.csrf }, body });
  return answer.ok ? 'on' : 'failed';
}

function tell(word) {
  said.textContent = part.dataset[word];
  button.disabled = word === 'on';
  button.hidden = word === 'on';
}

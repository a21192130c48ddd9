// The service worker: shows what came by web push, and leads to the look-up. It keeps nothing and stands between no page and the server.
self.addEventListener('push', (event) => {
  const { title, body, lang, url } = event.data.json();
  // Of one dossier the newest alone.
  event.waitUntil(self.registration.showNotification(title, { body, lang, tag: url, data: { url } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});

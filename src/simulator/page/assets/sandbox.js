// What the page gains from a script: no reloading, and new messages as they come. Everything works without it.

const HEADERS = { Accept: 'application/json' };
const LOST = '与机器人的连接断了，正在重连…';
const FAILED = '没有办成：沙盒没有应答，请看启动它的终端。';

/** @param {string} id */
const byId = (id) => document.getElementById(id);

/** @param {string} sentence Empty takes the notice away. */
function notify(sentence) {
  const notice = byId('notice');
  if (notice) notice.textContent = sentence;
}

// --- The page as it is now, laid over the one that is shown ---

let refreshing = false;
let outdated = false;

/** Fetches this address anew and changes what differs; what is typed, opened, focused and scrolled stays. */
async function refresh() {
  outdated = true;
  if (refreshing) return;
  refreshing = true;
  try {
    while (outdated) {
      outdated = false;
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) return notify((await answer.text()) || FAILED);
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.title = fresh.title;
      patch(document.body, fresh.body);
    }
  } catch {
    notify(LOST);
  } finally {
    refreshing = false;
  }
}

/**
 * @param {Node} shown
 * @param {Node} fresh
 */
function patch(shown, fresh) {
  if (shown.isEqualNode(fresh)) return;
  if (!(shown instanceof Element) || !(fresh instanceof Element)) {
    shown.nodeValue = fresh.nodeValue;
    return;
  }
  if (shown.hasAttribute('data-keep')) return;
  for (const { name } of [...shown.attributes]) {
    // What a reader has opened stays open.
    if (name !== 'open' && !fresh.hasAttribute(name)) shown.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  patchChildren(shown, fresh);
}

/**
 * Children with an id are known by it, others by their place.
 * @param {Element} shown
 * @param {Element} fresh
 */
function patchChildren(shown, fresh) {
  const known = new Map([...shown.children].filter(({ id }) => id !== '').map((child) => [child.id, child]));
  /** @type {ChildNode | null} */
  let at = shown.firstChild;
  for (const child of [...fresh.childNodes]) {
    const id = child instanceof Element ? child.id : '';
    const same = id === '' ? (isLike(at, child) ? at : undefined) : known.get(id);
    if (same) {
      if (same === at) at = at.nextSibling;
      else shown.insertBefore(same, at);
      patch(same, child);
    } else {
      shown.insertBefore(document.importNode(child, true), at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

/**
 * @param {Node | null} shown
 * @param {Node} fresh
 */
function isLike(shown, fresh) {
  return shown?.nodeName === fresh.nodeName && !(shown instanceof Element && shown.id !== '');
}

// --- What people do ---

/** @param {HTMLAnchorElement} link Whose `data-focus` and `data-top` say what is focused, and shown from its top. */
async function follow({ href, dataset: { focus, top } }) {
  history.pushState(null, '', href);
  await refresh();
  const shown = top ? byId(top) : null;
  if (shown) shown.scrollTop = 0;
  // On a phone, focus would bring up the keyboard.
  if (focus && !(focus === 'text' && matchMedia('(hover: none)').matches)) byId(focus)?.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 */
async function submit(form, button) {
  const typed = form.id === 'composer' ? /** @type {HTMLTextAreaElement} */ (byId('text')) : undefined;
  // One may go on talking while an answer is on its way; all else is done once.
  if (!typed && form.getAttribute('aria-busy') === 'true') return;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) body.append(name, String(value));
  const words = typed?.value ?? '';
  if (typed) typed.value = '';
  form.setAttribute('aria-busy', 'true');
  scrollToEnd();
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: HEADERS, body });
    const facts = await answer.json();
    notify(answer.ok ? '' : facts.error);
    if (typed && !answer.ok) typed.value = words;
    if (answer.ok && typed) history.replaceState(null, '', facts.page);
    if (answer.ok) byId('jump')?.removeAttribute('open');
  } catch {
    notify(FAILED);
    if (typed) typed.value = words;
  } finally {
    form.setAttribute('aria-busy', 'false');
    await refresh();
    scrollToEnd();
  }
}

/** The log is laid out from its end. */
function scrollToEnd() {
  const log = byId('scroll');
  if (log) log.scrollTop = 0;
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.target instanceof HTMLFormElement) void submit(event.target, event.submitter);
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const here = link !== null && link.origin === location.origin && link.pathname === location.pathname;
  if (!here || link.hash !== '' || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  void follow(link);
});

document.addEventListener('keydown', (event) => {
  // While an input method is composing, Enter chooses a word.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target === byId('text')) {
    event.preventDefault();
    /** @type {HTMLFormElement | null} */ (byId('composer'))?.requestSubmit();
  }
  if (event.key === 'Escape' && document.body.dataset['drawer'] !== 'none') {
    /** @type {HTMLElement | null} */ (document.querySelector('.panel:focus-within .close'))?.click();
  }
});

window.addEventListener('popstate', () => void refresh());

const events = new EventSource('/sandbox/events');
events.addEventListener('changed', () => void refresh());
events.addEventListener('open', () => {
  notify('');
  void refresh();
});
events.addEventListener('error', () => notify(LOST));

// Pages of the worker's own, made of precached files and nobody's data.

/* global SCRIPT, WASM, STYLE -- written in by `cargo xtask`: what a page of this build loads */

/** The document in which the client draws the page by itself. */
export function shell() {
  const nonce = crypto.randomUUID();
  const start = `import init, { mount } from "${SCRIPT}"; await init({ module_or_path: "${WASM}" }); mount();`;
  const head = `<link rel="modulepreload" href="${SCRIPT}"><script type="module" nonce="${nonce}">${start}</script>
<script nonce="${nonce}">addEventListener("load", () => import("/offline.js").catch(() => {}))</script>`;
  return html(head, "", `'nonce-${nonce}'`);
}

/** What there is to say where nothing was kept. */
export function nothingHere(kept) {
  const words = kept
    ? "This page needs a connection. What you opened on this device before can still be read."
    : "Nothing is kept on this device: pages that you open while you are signed in can be read offline later.";
  const way = kept
    ? `<a class="cds--btn cds--btn--primary" href="/customers">Go to your customers</a>`
    : `<a class="cds--btn cds--btn--primary" href="">Try again</a>`;
  const body = `<main id="main"><div class="nx-error-page"><h1 class="nx-error-page__title">You are offline</h1>
<p class="nx-error-page__text">${words}</p><div class="nx-error-page__actions">${way}</div></div></main>`;
  return html("<title>Offline · NextUp</title>", body, "");
}

function html(head, body, scripts) {
  const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' ${scripts}; style-src 'self'; img-src 'self' data:;
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
  const document = `<!DOCTYPE html><html lang="en" data-carbon-theme="system" data-offline><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="manifest" href="/manifest.webmanifest">
<link rel="stylesheet" href="${STYLE}">${head}</head><body>${body}</body></html>`;
  return new Response(document, {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy.replace(/\s+/g, " ") },
  });
}

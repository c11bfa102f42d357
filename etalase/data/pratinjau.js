// Only preview pages load this: it reloads the page after a build and shows what the build found.
(() => {
  const { port, number, language, problems } = window.pratinjau;
  const live = document.createElement('script');
  live.src = '/livereload.js?port=' + port;
  document.head.append(live);
  // A build that ends before the websocket is open calls nobody: ask soon after, and once more.
  const ask = () => fetch('/__pratinjau.txt').then(answer => answer.text()).then(now => { if (+now !== number) location.reload(); }, () => {});
  setTimeout(ask, 1000);
  setTimeout(ask, 4000);

  const words = language === 'en'
    ? { error: 'error', warning: 'warning', info: 'info', type: 'write', clean: 'no problems', close: 'Close', draft: 'Preview' }
    : { error: 'salah', warning: 'peringatan', info: 'info', type: 'tulis', clean: 'tidak ada masalah', close: 'Tutup', draft: 'Pratinjau' };
  const colours = { error: '#ff8f7d', warning: '#ffc27a', info: '#9fd8ff' };
  const count = kind => problems.filter(p => p.severity === kind).length;

  // Styles are set through the object model: the pages' content security policy allows no style attributes.
  const make = (name, style, text, parent) => {
    const node = document.createElement(name);
    Object.assign(node.style, style);
    if (text) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  };
  const mono = { fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '13px', lineHeight: '1.5' };

  function panel() {
    const dialog = make('dialog', { width: 'min(960px, 94vw)', maxHeight: '86vh', overflow: 'auto', border: '0', borderRadius: '16px',
      background: '#0b1411', color: '#e9f1ed', padding: '20px', font: '15px/1.5 system-ui, sans-serif' }, '', document.body);
    const head = make('div', { display: 'flex', gap: '16px', alignItems: 'center', marginBottom: '12px' }, '', dialog);
    make('strong', { flex: '1', fontSize: '18px' }, summary(), head);
    const close = make('button', { font: 'inherit', padding: '8px 16px', borderRadius: '10px', border: '0', cursor: 'pointer', background: '#f7b71d' }, words.close, head);
    close.addEventListener('click', () => dialog.close());
    for (const p of problems.slice(0, 200)) {
      const item = make('section', { borderTop: '1px solid #273932', padding: '12px 0' }, '', dialog);
      make('div', { ...mono, color: '#a3b5ad' }, p.place, item);
      const line = make('p', { margin: '2px 0' }, '', item);
      make('b', { color: colours[p.severity] }, words[p.severity] + ' ', line);
      line.append(p.message);
      if (p.line) {
        const pre = make('pre', { ...mono, margin: '6px 0', padding: '8px 12px', background: '#14201c', borderRadius: '8px', overflowX: 'auto' }, '', item);
        const start = p.column - 1;
        pre.append(p.line.slice(0, start));
        make('mark', { background: '#f7b71d', color: '#2b1e00', borderRadius: '3px' }, p.line.slice(start, start + p.width), pre);
        pre.append(p.line.slice(start + p.width));
      }
      if (p.hint) make('div', { ...mono, color: '#7fdfa9' }, words.type + ': ' + p.hint, item);
    }
    return dialog;
  }

  function summary() {
    const parts = ['error', 'warning', 'info'].filter(count).map(kind => count(kind) + ' ' + words[kind]);
    return parts.join(', ') || words.clean;
  }

  addEventListener('DOMContentLoaded', () => {
    const dialog = panel();
    const badge = make('button', { position: 'fixed', left: '12px', bottom: '76px', zIndex: '20', padding: '8px 14px', border: '0', borderRadius: '99px',
      font: '600 14px system-ui, sans-serif', cursor: 'pointer', background: count('error') ? '#b3261e' : '#083f35', color: '#fff' },
      words.draft + ' · ' + summary(), document.body);
    badge.addEventListener('click', () => dialog.showModal());
    if (count('error')) dialog.showModal();
  });
})();

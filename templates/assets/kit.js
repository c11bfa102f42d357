// The share kit: copies a text, and hands a picture with its text to the phone's own share sheet.
// Without this script the texts are selected by hand, and every picture is a download.
(() => {
  'use strict';
  const told = document.getElementById('kabar');
  const tell = text => { told.textContent = ''; setTimeout(() => { told.textContent = text; }, 60); };

  async function copy(button) {
    const box = document.getElementById(button.dataset.salin), label = button.querySelector('span');
    let done = false;
    try {
      await navigator.clipboard.writeText(box.value);
      done = true;
    } catch {
      // Old web views, and pages opened from a stick, have no clipboard of their own.
      box.select();
      try { done = document.execCommand('copy'); } catch { /* The text stays selected. */ }
      if (done) button.focus();
    }
    tell(done ? told.dataset.salin : told.dataset.gagal);
    if (!done || button.dataset.asli) return;
    button.dataset.asli = label.textContent;
    label.textContent = told.dataset.salin;
    setTimeout(() => { label.textContent = button.dataset.asli; delete button.dataset.asli; }, 2500);
  }

  async function hand(button) {
    const { gambar, nama, teks } = button.dataset;
    const data = await (await fetch(gambar)).blob();
    await navigator.share({ files: [new File([data], nama, { type: 'image/jpeg' })], text: document.getElementById(teks).value });
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.salin) copy(button);
    // Whoever closes the sheet again has not failed.
    if (button.dataset.gambar) hand(button).catch(() => {});
  });

  const sample = navigator.canShare && new File([], 'a.jpg', { type: 'image/jpeg' });
  if (location.protocol !== 'file:' && sample && navigator.canShare({ files: [sample] }))
    document.querySelectorAll('[data-gambar]').forEach(button => { button.hidden = false; });

  // Browsers that do not open a section by themselves when an address leads to it.
  const open = () => {
    const aim = location.hash && document.getElementById(location.hash.slice(1));
    if (aim && aim.tagName === 'DETAILS') aim.open = true;
  };
  addEventListener('hashchange', open);
  open();
})();

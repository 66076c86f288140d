// Asks the device for a passkey, and sends what it answers as a form.

const form = document.getElementById('passkey');
const options = JSON.parse(document.getElementById('passkey-options').textContent).publicKey;
const isNew = form.dataset.new === 'yes';
const button = form.querySelector('button');
const show = (id, shown) => { document.getElementById(id).hidden = !shown; };

const able = typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function';

async function ask() {
  button.disabled = true;
  show('passkey-fault', false);
  try {
    const credential = isNew
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.answer.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    // Put away, taken too long, or none there: said the same, and asked again at will.
    show('passkey-fault', true);
    button.disabled = false;
    button.focus();
  }
}

if (able) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  if (form.dataset.atOnce === 'yes') ask();
} else {
  show('passkey-unable', true);
  button.disabled = true;
}

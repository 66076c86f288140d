// The seal from a file: its text comes into the field, to be looked at and saved there.

const field = document.getElementById('f-seal');
const row = document.querySelector('[data-file]');
const input = row.querySelector('input');
// A little more than is taken: the server says so of what is too large.
const most = 5_000;

input.addEventListener('change', async () => {
  const [file] = input.files;
  if (file) field.value = await file.slice(0, most).text();
});
row.hidden = false;

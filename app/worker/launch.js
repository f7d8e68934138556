// The picture that iOS shows while an installed NextUp starts. It wants one of exactly the screen's size: drawn here, for
// light and dark, instead of dozens of files.

/** Adds the pictures where they are of use; iOS reads them when NextUp is put on the home screen. */
export function addLaunchImages() {
  if (navigator.standalone === undefined) return;
  const mark = new Image();
  mark.onload = () => {
    for (const { media, content } of document.querySelectorAll('meta[name="theme-color"][media]')) add(mark, media, content);
  };
  mark.src = "/icons/icon-192.png";
}

function add(mark, scheme, colour) {
  const { width, height } = screen;
  for (const [orientation, wide, high] of [["portrait", width, height], ["landscape", height, width]]) {
    const link = document.createElement("link");
    link.rel = "apple-touch-startup-image";
    link.media = `screen and (orientation: ${orientation}) and ${scheme}`;
    link.href = draw(mark, colour, wide, high);
    document.head.append(link);
  }
}

function draw(mark, colour, wide, high) {
  const scale = devicePixelRatio;
  const canvas = Object.assign(document.createElement("canvas"), { width: wide * scale, height: high * scale });
  const pen = canvas.getContext("2d");
  pen.fillStyle = colour;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const size = 96 * scale;
  pen.drawImage(mark, (canvas.width - size) / 2, (canvas.height - size) / 2, size, size);
  return canvas.toDataURL();
}

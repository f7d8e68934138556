
const sharedFiles = new Map();

/** A module out of a file that holds several: its bytes from `begin` to `end`. */
function shared(url, begin, end) {
    let file = sharedFiles.get(url.href);
    if (file === undefined) {
        file = fetch(url).then((answer) => {
            if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
            return answer.arrayBuffer();
        });
        sharedFiles.set(url.href, file);
        // What could not be loaded is asked for anew the next time.
        file.catch(() => sharedFiles.delete(url.href));
    }
    return file.then((bytes) => new Uint8Array(bytes, begin, end - begin));
}

async function instantiate(source, imports) {
    const module = await source;
    return module instanceof Response ? WebAssembly.instantiateStreaming(module, imports) : WebAssembly.instantiate(module, imports);
}

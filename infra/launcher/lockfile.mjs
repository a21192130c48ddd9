// `npm install` leaves packages for other platforms out of package-lock.json when the registry in use does not carry
// them (a partial mirror), and `npm ci` then refuses the whole file as incomplete, on every machine. Their entries
// need no more than a version and the platform, which their names tell; npm fills in the rest where they are installed.
const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** Entries for the optional packages that the lock's packages name and the lock does not have, by their path. */
export function missingEntries(packages) {
  const missing = {};
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isKnown(packages, path, name)) continue;
      missing[`node_modules/${name}`] = { version, ...platformOf(name), optional: true, ...(packages[path].dev ? { dev: true } : {}) };
    }
  }
  return missing;
}

// A package sees what lies in its own node_modules and in those of every directory above.
function isKnown(packages, path, name) {
  const nested = `${path}/node_modules/${name}`;
  return nested in packages || `node_modules/${name}` in packages;
}

function platformOf(name) {
  const words = name.split(/[-/]/);
  const cpu = processors.find((processor) => words.some((word) => word === processor || (processor === 'arm' && /^arm(v\d)?$/.test(word))));
  const os = systems.find((system) => words.includes(system));
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}) };
}

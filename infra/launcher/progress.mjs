const quietSeconds = 2;
const reminderSeconds = 20;

/** 0.4 s, 12 s, 3 min 05 s */
export function spokenDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** The one line that is redrawn: every running step with its age, cut to the terminal so that it never wraps. */
export function liveLine(running, now, columns) {
  const line = running.map((step) => `${step.title} ${spokenDuration(now - step.since)}`).join(' · ');
  const width = Math.max(columns - 3, 10);
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

/**
 * Shows what is being done. On a terminal one live line is redrawn; in a log file plain lines appear, one when a step
 * passes two seconds and a reminder every twenty, so that nobody wonders whether a silent job still lives.
 */
export function progressOn(stream, { quiet = false, now = Date.now } = {}) {
  const running = [];
  const live = Boolean(stream.isTTY) && !quiet;
  let timer;

  const say = (line) => {
    if (quiet) return;
    stream.write(live ? `\r\u001b[K${line}\n` : `${line}\n`);
  };
  const draw = () => {
    if (live) stream.write(`\r\u001b[K… ${liveLine(running, now(), stream.columns ?? 80)}`);
    else running.forEach(remind);
  };
  const remind = (step) => {
    const age = (now() - step.since) / 1000;
    if (age < step.nextReminder) return;
    step.nextReminder += step.nextReminder === quietSeconds ? reminderSeconds - quietSeconds : reminderSeconds;
    say(age < quietSeconds + 1 ? `… ${step.title}` : `… ${step.title}, ${spokenDuration(now() - step.since)}`);
  };
  const settle = (step) => {
    running.splice(running.indexOf(step), 1);
    if (running.length > 0) return;
    clearInterval(timer);
    if (live) stream.write('\r\u001b[K');
  };

  /** Runs `work` under a title, which `work` may change by the function it is given; its result is passed on. */
  const step = async (title, work) => {
    const entry = { title, since: now(), nextReminder: quietSeconds };
    if (running.push(entry) === 1 && !quiet) timer = setInterval(draw, live ? 200 : 1000);
    try {
      const result = await work((newTitle) => (entry.title = newTitle));
      settle(entry);
      say(`✓ ${entry.title} (${spokenDuration(now() - entry.since)})`);
      return result;
    } catch (error) {
      settle(entry);
      say(`✗ ${entry.title} (${spokenDuration(now() - entry.since)})`);
      throw error;
    }
  };
  return { say, step };
}

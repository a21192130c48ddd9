/** Where on the slip the bars and the number are. */
export function SlipPicture({ label }: { readonly label: string }) {
  return (
    <svg class="kiosk-slip" viewBox="9 0 460 152" role="img" aria-label={label}>
      <path class="sheet-of-paper" d="M10 0v150h300V0" />
      <path class="writing" d="M34 18h160M34 36h230M34 54h200" />
      <path class="marks" d="M30 84h34v34H30zM36 90h8v8h-8zM50 90h8v8h-8zM36 104h8v8h-8zM52 106h6v6h-6z" />
      <path class="marks" d="M150 84h3v26h-3zM156 84h6v26h-6zM165 84h2v26h-2zM171 84h5v26h-5zM180 84h2v26h-2zM185 84h7v26h-7zM196 84h3v26h-3zM203 84h2v26h-2zM208 84h6v26h-6zM218 84h2v26h-2zM223 84h4v26h-4zM231 84h6v26h-6zM240 84h2v26h-2zM246 84h5v26h-5zM255 84h3v26h-3zM262 84h6v26h-6zM272 84h2v26h-2zM277 84h6v26h-6z" />
      <text x="216" y="130">4207 1632</text>
      <path class="ring" d="M138 74h158v66H138z" />
      <path class="ring" d="M444 107H304m10-10-10 10 10 10" />
    </svg>
  );
}

/** A link whose words say what to do; `about` tells those who only hear it with what. */
export type Action = { readonly to: string; readonly label: string; readonly about: string };

export function ActionLink({ to, label, about }: Action) {
  return (
    <a href={to} class="action">
      {label}
      <span class="vh">: {about}</span>
    </a>
  );
}

// A field that offers the entries of the record by name, those written in the same file included.
//
// A single one is Sveltia's own list to choose from. Its list for several works inside of its own
// forms only, so several are shown as what was picked, each to be taken away, and a list for the next.

export function picker(CMS, choices) {
  const { control } = CMS.getFieldType("select");
  const { h, createClass } = window;

  return createClass({
    render() {
      const { ref, ...props } = this.props;
      const field = { ...props.field.toJS(), widget: "select", multiple: false, dropdown_threshold: 0 };
      const options = field.of.flatMap((section) => offered(section, choices, props.entry));
      return this.props.field.get("multiple")
        ? several(props, field, options)
        : one(props, field, options);
    },
  });

  function one(props, field, options) {
    const chosen = props.value ? withUnknown(options, [props.value]) : options;
    return h(control, { ...props, field: { ...field, options: chosen } });
  }

  function several(props, field, options) {
    const picked = list(props.value);
    const known = withUnknown(options, picked);
    const next = known.filter((option) => !picked.includes(option.value));
    const add = (value) => value && props.onChange([...picked, value]);
    return h("div", {},
      picked.length ? h("ul", { className: "o-picked" }, ...picked.map((value) => tag(value, known, () =>
        props.onChange(picked.filter((other) => other !== value))))) : null,
      h(control, { ...props, key: picked.join(), value: "", onChange: add, required: true, field: { ...field, required: true, options: next } }));
  }

  function tag(value, options, remove) {
    const label = options.find((option) => option.value === value).label;
    return h("li", { key: value }, h("span", {}, label),
      h("button", { type: "button", onClick: remove, "aria-label": `Remove ${label}` }, "×"));
  }
}

// The entries of one section: of the record when this page was made, and of the file as it is now.
function offered(section, choices, entry) {
  const here = list(entry?.getIn(["data", section])?.toJS?.()).filter((item) => item?.id);
  const labels = new Map(here.map((item) => [item.id, `${item.name ?? item.title ?? item.id} (${item.id}), in this file`]));
  for (const [value, label] of choices[section]) labels.set(value, label);
  return [...labels].map(([value, label]) => ({ value, label }));
}

// What is written there already stays visible, also when nothing has that id.
function withUnknown(options, values) {
  const missing = values.filter((value) => !options.some((option) => option.value === value));
  return [...options, ...missing.map((value) => ({ value, label: `${value}, not in the record` }))];
}

function list(value) {
  const plain = value?.toJS?.() ?? value;
  return Array.isArray(plain) ? plain : plain && typeof plain === "object" ? Object.values(plain) : [];
}

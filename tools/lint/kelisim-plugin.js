/** The pool inside a transaction deadlocks with a pool of one: use the transaction that was handed in. */
const isTxCall = (node) =>
  node.type === "CallExpression" &&
  node.callee.type === "MemberExpression" &&
  node.callee.property.name === "tx";

const isPool = (node) =>
  (node.type === "Identifier" && node.name === "db") ||
  (node.type === "MemberExpression" && node.property.name === "db");

const isInsideTxCallback = (node) => {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isTxCall(parent) && parent.arguments.includes(child)) return true;
  }
  return false;
};

const noDbInsideTx = {
  create: (context) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== "MemberExpression" || !isPool(callee.object)) return;
      if (!["query", "tx", "asOwner"].includes(callee.property.name)) return;
      if (isInsideTxCallback(node)) {
        context.report({ node, message: "The pool is used inside a transaction: use its `tx`." });
      }
    },
  }),
};

const plugin = { meta: { name: "kelisim" }, rules: { "no-db-inside-tx": noDbInsideTx } };
export default plugin;

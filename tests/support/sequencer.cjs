const { default: Sequencer } = require('@jest/test-sequencer');

/** Stories and all else that starts a Grove or a Postgres; a fresh clone does not know yet that these take longest. */
const isLong = ({ path }) => /[\\/]tests[\\/](stories|crash|store|doors)[\\/]/.test(path);

/** The long ones first, so that none is left to run alone at the end; among themselves in jest's own order. */
module.exports = class LongOnesFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => Number(isLong(other)) - Number(isLong(one)));
  }
};

#include "server/view/adapters/schema.hpp"

namespace narae::view {

database::Schema schema()
{
    return {"view",
            {{1,
              "checkpoints",
              {"CREATE TABLE view_checkpoints (name VARCHAR(64) NOT NULL, cursors LONGTEXT NOT NULL, "
               "hash VARCHAR(32) NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (name))"}}}};
}

} // namespace narae::view

#pragma once

#include <QString>

namespace narae::desktop {

/// Qt's own controls in our look. Buttons are told apart by the properties that Button sets (`kind`, `measure`), frames
/// by `card`, labels by `ink`.
QString styleSheet(bool dark);

} // namespace narae::desktop

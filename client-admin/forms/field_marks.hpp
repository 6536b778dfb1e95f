#pragma once

class QWidget;

namespace narae::admin {

/// The outlines of an input: red for what cannot be read, accent for what was changed and is not saved yet.
void markWrong(QWidget* field, bool wrong);
void markChanged(QWidget* field, bool changed);

} // namespace narae::admin

#include "client-admin/forms/field_marks.hpp"

#include <QStyle>
#include <QWidget>

namespace narae::admin {

namespace {

void mark(QWidget* field, const char* name, bool on)
{
    if (field->property(name).toBool() == on) return;
    field->setProperty(name, on);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

void markWrong(QWidget* field, bool wrong)
{
    mark(field, "wrong", wrong);
}

void markChanged(QWidget* field, bool changed)
{
    mark(field, "changed", changed);
}

} // namespace narae::admin

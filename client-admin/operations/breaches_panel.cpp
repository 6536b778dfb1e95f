#include "client-admin/operations/breaches_panel.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "client-admin/operations/panel_list.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QVBoxLayout>

namespace narae::admin {

using desktop::TextLabel;
using desktop::Type;

namespace {

QWidget* line(const QString& text, TextLabel::InkOf ink)
{
    auto* label = new TextLabel(Type::Body, ink);
    label->setText(text);
    label->wrapped();
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setContentsMargins(0, 6, 0, 6);
    return label;
}

} // namespace

BreachesPanel::BreachesPanel(QWidget* page) : DrawerPanel(page), list_(new PanelList)
{
    setObjectName("breachesPanel");
    body()->addWidget(list_, 1);
}

void BreachesPanel::show(const RuleSeen& rule)
{
    setTitle(rule.rule, operations_words::statement(rule.rule, rule.statement));
    std::vector<QWidget*> rows;
    for (const QString& breach : rule.breaches)
        rows.push_back(line(breach, TextLabel::InkOf::Danger));
    const qint64 more = rule.breachCount - rule.breaches.size();
    if (more > 0)
        rows.push_back(line(tr("And %1 more.").arg(desktop::formats::number(more)), TextLabel::InkOf::Danger));
    for (const QString& note : rule.notes)
        rows.push_back(line(note, TextLabel::InkOf::Muted));
    list_->show(rows);
    open();
}

} // namespace narae::admin

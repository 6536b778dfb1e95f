#include "client-admin/operations/dead_letters_panel.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "client-admin/operations/panel_list.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QVBoxLayout>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

DeadLettersPanel::DeadLettersPanel(OperationsService& service, QWidget* page)
    : DrawerPanel(page),
      service_(service),
      list_(new PanelList),
      nothing_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      wrong_(new TextLabel(Type::Caption, TextLabel::InkOf::Danger))
{
    setObjectName("deadLettersPanel");
    nothing_->wrapped();
    wrong_->wrapped();
    wrong_->setObjectName("deadLettersWrong");
    wrong_->hide();
    body()->addWidget(wrong_);
    body()->addWidget(nothing_);
    body()->addWidget(list_, 1);
    connect(&service_, &OperationsService::deadLettersChanged, this, [this] {
        if (isVisible()) show();
    });
    retranslate();
}

void DeadLettersPanel::retranslate()
{
    setTitle(tr("Dead letters"),
             tr("Events that a reader could not apply. Replay one once its cause is mended; it counts "
                "once, however often it is replayed."));
    nothing_->setText(tr("There are none: every event was applied."));
    show();
}

void DeadLettersPanel::show()
{
    std::vector<QWidget*> rows;
    for (const DeadLetter& letter : service_.deadLetters()) {
        auto* button = new Button(tr("Replay"), Button::Kind::Secondary, Button::Size::Compact);
        button->setObjectName("replay_" + letter.id());
        button->setAccessibleName(tr("Replay %1, event %2 of %3").arg(letter.type).arg(letter.seq).arg(letter.writer));
        connect(button, &Button::clicked, this, [this, letter, button] {
            button->setBusy(true);
            replay(letter);
        });
        const QString where = tr("For %1 · event %2 of %3 · since %4")
                                  .arg(operations_words::reader(letter.reader))
                                  .arg(letter.seq)
                                  .arg(letter.writer, atHome(letter.buriedAt).toString("HH:mm"));
        rows.push_back(new PanelRow(letter.type, letter.reason + "\n" + where, button));
    }
    nothing_->setVisible(rows.empty());
    list_->show(rows);
}

void DeadLettersPanel::replay(const DeadLetter& letter)
{
    service_.replay(letter, this, [this, letter](const std::optional<desktop::Problem>& problem) {
        wrong_->setVisible(problem.has_value());
        if (problem) {
            wrong_->setText(problem->sentence);
            show();
            return;
        }
        Q_EMIT said(tr("%1 was applied.").arg(letter.type));
    });
}

} // namespace narae::admin

#include "client-customer/account/sessions_card.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QVBoxLayout>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

SessionsCard::SessionsCard(AccountService& service, QWidget* parent)
    : Card(24, parent),
      service_(service),
      head_(new TextLabel(Type::Lead)),
      told_(new TextLabel(Type::Body, TextLabel::InkOf::Danger))
{
    setObjectName("sessionsCard");
    told_->setObjectName("sessionsTold");
    column()->addWidget(head_);
    column()->addWidget(told_->wrapped());
    told_->hide();
    connect(&service_, &AccountService::logInsChanged, this, [this] {
        told_->hide();
        build();
    });
    connect(&service_, &AccountService::logInsFailed, this, [this](const desktop::Problem& problem) {
        told_->setText(problem.sentence);
        told_->show();
    });
    build();
}

void SessionsCard::setOnline(bool online)
{
    online_ = online;
    build();
}

void SessionsCard::build()
{
    head_->setText(tr("Where you are logged in"));
    delete rows_;
    rows_ = new QWidget;
    auto* list = new QVBoxLayout(rows_);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(8);
    for (const LogIn& logIn : service_.logIns()) {
        auto* line = new QWidget;
        line->setMinimumHeight(44);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(12);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->setAlignment(Qt::AlignVCenter);
        auto* where = new TextLabel(Type::BodyBold);
        where->setText(logIn.client.isEmpty() ? tr("An app without a name") : logIn.client);
        auto* when = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
        const QDateTime began = logIn.createdAt.toLocalTime();
        const QDateTime used = logIn.lastUsedAt.toLocalTime();
        when->setText(tr("Since %1, last used %2 at %3")
                          .arg(formats::date(began.date()), formats::date(used.date()), used.toString("HH:mm")));
        words->addWidget(where);
        words->addWidget(when);
        row->addLayout(words, 1);
        if (logIn.current) {
            auto* here = new desktop::Chip;
            here->show(tr("This device"), {desktop::ChipLook::Tone::Accent, desktop::ChipLook::Glyph::Dot});
            row->addWidget(here);
        } else {
            auto* end = new Button(tr("Log it out"), Button::Kind::Secondary, Button::Size::Normal);
            end->setObjectName(QString("endSession%1").arg(logIn.sessionId));
            end->setAccessibleName(tr("Log %1 out").arg(where->text()));
            end->setEnabled(online_);
            row->addWidget(end);
            connect(end, &Button::clicked, this, [this, end, id = logIn.sessionId] {
                end->setBusy(true);
                service_.endLogIn(id, [this, guard = QPointer(end)](const std::optional<desktop::Problem>& problem) {
                    if (guard) guard->setBusy(false);
                    if (!problem) return;
                    told_->setText(problem->sentence);
                    told_->show();
                });
            });
        }
        list->addWidget(line);
    }
    column()->addWidget(rows_);
}

void SessionsCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) build();
    Card::changeEvent(event);
}

} // namespace narae::customer

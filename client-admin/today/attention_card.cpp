#include "client-admin/today/attention_card.hpp"

#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::Button;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

class AttentionCard::Row : public QWidget {
public:
    explicit Row(AttentionCard* card)
        : title_(new TextLabel(Type::BodyBold)),
          sentence_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
          link_(new Button(Button::Kind::Link, Button::Size::Compact))
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(56, 8, 12, 8);
        column->setSpacing(0);
        title_->wrapped();
        sentence_->wrapped();
        column->addWidget(title_);
        column->addWidget(sentence_);
        column->addWidget(link_, 0, Qt::AlignLeft);
        connect(link_, &Button::clicked, card, [this, card] { Q_EMIT card->acted(item_); });
    }
    void show(const AttentionItem& item, int number)
    {
        item_ = item;
        title_->setText(item.title);
        sentence_->setText(item.sentence);
        link_->setText(item.action);
        link_->setAccessibleName(item.title + ": " + item.action);
        link_->setObjectName(QString("attention_%1").arg(number));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(item_.danger ? Role::DangerSoft : Role::WarningSoft));
        painter.drawRoundedRect(QRectF(16, 10, 28, 28), 8, 8);
        desktop::icon::draw(painter, QRectF(22, 16, 16, 16), item_.icon.isEmpty() ? "info" : item_.icon,
                            Theme::of(item_.danger ? Role::Danger : Role::Warning));
        painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(Role::Line));
    }

private:
    AttentionItem item_;
    TextLabel* title_;
    TextLabel* sentence_;
    Button* link_;
};

AttentionCard::AttentionCard(QWidget* parent)
    : Card(1, parent),
      title_(new TextLabel(Type::Lead)),
      count_(new desktop::Chip(true)),
      nothing_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      scroll_(new QScrollArea),
      body_(new QWidget)
{
    column()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    head->addWidget(title_);
    head->addWidget(count_);
    head->addStretch();
    auto* headBox = new QWidget;
    headBox->setFixedHeight(51);
    headBox->setLayout(head);
    column()->addWidget(headBox);
    column()->addWidget(new desktop::Rule);
    nothing_->setContentsMargins(16, 16, 16, 16);
    nothing_->wrapped();
    nothing_->setObjectName("attentionNothing");
    column()->addWidget(nothing_);
    auto* rows = new QVBoxLayout(body_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addStretch();
    scroll_->setWidget(body_);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    body_->setAutoFillBackground(false);
    column()->addWidget(scroll_, 1);
}

void AttentionCard::show(const std::vector<AttentionItem>& items, bool known)
{
    title_->setText(tr("Wants a look"));
    count_->setVisible(!items.empty());
    count_->show(QString::number(items.size()), {desktop::ChipLook::Tone::Warning, desktop::ChipLook::Glyph::None});
    nothing_->setVisible(known && items.empty());
    nothing_->setText(tr("Nothing. All payments are answered, all events applied, and no flight is short of notice."));
    scroll_->setVisible(!items.empty());
    auto* layout = static_cast<QVBoxLayout*>(body_->layout());
    while (rows_.size() > items.size()) {
        rows_.back()->deleteLater();
        rows_.back()->hide();
        layout->removeWidget(rows_.back());
        rows_.pop_back();
    }
    for (std::size_t place = 0; place < items.size(); ++place) {
        if (place == rows_.size()) {
            rows_.push_back(new Row(this));
            layout->insertWidget(static_cast<int>(place), rows_.back());
        }
        rows_[place]->show(items[place], static_cast<int>(place));
    }
}

} // namespace narae::admin

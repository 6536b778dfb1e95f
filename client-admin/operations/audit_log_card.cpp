#include "client-admin/operations/audit_log_card.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace narae::admin {

using desktop::Button;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

namespace {

enum Data { Time = Qt::UserRole, What, Who, Hash, Refused, Seq };

/// A line of the log: time, what with its subject, by whom, and the beginning of its hash.
class LineDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        painter->save();
        painter->fillRect(option.rect, Theme::of(selected ? Role::AccentSoft : Role::Surface));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          Theme::of(Role::Sunk));
        QRect cell = option.rect.adjusted(20, 0, -20, 0);
        painter->setFont(Theme::font(Type::Caption));
        painter->setPen(Theme::of(Role::Muted));
        painter->drawText(cell, Qt::AlignVCenter, index.data(Time).toString());
        painter->setFont(Theme::font(Type::Mono));
        const QString hash = index.data(Hash).toString();
        painter->drawText(cell, Qt::AlignVCenter | Qt::AlignRight, hash);
        cell.adjust(50, 4, -painter->fontMetrics().horizontalAdvance(hash) - 8, -4);
        painter->setFont(Theme::font(Type::CaptionBold));
        painter->setPen(Theme::of(index.data(Refused).toBool() ? Role::Danger : Role::Ink));
        const QString what = index.data(What).toString();
        painter->drawText(cell, Qt::AlignTop, painter->fontMetrics().elidedText(what, Qt::ElideRight, cell.width()));
        painter->setFont(Theme::font(Type::Caption));
        painter->setPen(Theme::of(Role::Muted));
        painter->drawText(cell, Qt::AlignBottom,
                          painter->fontMetrics().elidedText(index.data(Who).toString(), Qt::ElideMiddle, cell.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 43}; }
};

} // namespace

AuditLogCard::AuditLogCard(QWidget* parent)
    : Card(1, parent),
      title_(new TextLabel(Type::Lead)),
      chain_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      accounts_(new Button(Button::Kind::Link, Button::Size::Compact)),
      keys_(new Button(Button::Kind::Link, Button::Size::Compact)),
      verify_(new Button(Button::Kind::Quiet, Button::Size::Compact)),
      list_(new QListView),
      model_(new QStandardItemModel(this))
{
    column()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->setSpacing(16);
    head->addWidget(title_->elided());
    head->addStretch();
    head->addWidget(accounts_->givingWay());
    head->addWidget(keys_->givingWay());
    auto* headBox = new QWidget;
    headBox->setFixedHeight(51);
    headBox->setLayout(head);
    column()->addWidget(headBox);
    column()->addWidget(new desktop::Rule);
    list_->setModel(model_);
    list_->setItemDelegate(new LineDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column()->addWidget(list_, 1);
    column()->addWidget(new desktop::Rule);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 6, 8, 6);
    chain_->wrapped();
    foot->addWidget(chain_, 1);
    foot->addWidget(verify_);
    column()->addLayout(foot);
    accounts_->setObjectName("accountsOpen");
    keys_->setObjectName("apiKeysOpen");
    verify_->setObjectName("chainVerify");
    chain_->setObjectName("chainSentence");
    list_->setObjectName("auditLog");
    verify_->setIconName("shield");
    connect(accounts_, &Button::clicked, this, &AuditLogCard::accountsWanted);
    connect(keys_, &Button::clicked, this, &AuditLogCard::apiKeysWanted);
    connect(verify_, &Button::clicked, this, &AuditLogCard::verifyWanted);
}

void AuditLogCard::show(const std::vector<LogLine>& lines, const std::optional<ChainSeen>& chain)
{
    title_->setText(tr("Audit log"));
    list_->setAccessibleName(title_->text());
    accounts_->setText(tr("Accounts"));
    keys_->setText(tr("API keys"));
    verify_->setText(tr("Check the chain"));
    chain_->setInk(chain && !chain->holds ? TextLabel::InkOf::Danger : TextLabel::InkOf::Muted);
    chain_->setText(!chain         ? tr("Each entry carries the hash of the one before.")
                    : chain->holds ? tr("The chain holds: %1 entries.").arg(desktop::formats::number(chain->entries))
                                   : tr("The chain is broken at entry %1: %2.")
                                         .arg(desktop::formats::number(chain->brokenAt),
                                              operations_words::chainBreak(chain->reason)));
    const int chosen = list_->currentIndex().isValid() ? list_->currentIndex().data(Seq).toInt() : 0;
    model_->clear();
    for (const LogLine& line : lines) {
        auto* item = new QStandardItem;
        const QString action = operations_words::action(line.action);
        const QString what = line.subject.isEmpty() ? action : QString("%1 · %2").arg(action, line.subject);
        const bool refused = line.outcome.toInt() >= 400;
        item->setData(atHome(line.at).toString("HH:mm"), Time);
        item->setData(refused ? tr("%1, refused (%2)").arg(what, line.outcome) : what, What);
        item->setData(line.actor, Who);
        item->setData(line.hash.left(4), Hash);
        item->setData(refused, Refused);
        item->setData(line.seq, Seq);
        item->setData(QStringList{atHome(line.at).toString("HH:mm"), what, line.actor}.join(", "),
                      Qt::AccessibleTextRole);
        item->setToolTip(line.hash);
        model_->appendRow(item);
        if (chosen != 0 && line.seq == chosen) list_->setCurrentIndex(item->index());
    }
}

void AuditLogCard::setBusy(bool busy)
{
    verify_->setBusy(busy);
}

void AuditLogCard::setOffline(bool offline)
{
    verify_->setEnabled(!offline);
}

void AuditLogCard::say(const QString& sentence)
{
    chain_->setInk(TextLabel::InkOf::Danger);
    chain_->setText(sentence);
}

} // namespace narae::admin

#pragma once

#include "client-admin/purchases/purchase_words.hpp"

#include <QWidget>

#include <vector>

namespace narae::admin {

/// What happened to a reservation, from its first event to its last, with the pauses between. Read out as a text.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);
    void show(std::vector<Happening> happenings);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Seconds before the entry, when they are worth a row of their own.
    qint64 pauseBefore(std::size_t entry) const;
    void drawNode(QPainter& painter, QPointF centre, Happening::Mark mark) const;

    std::vector<Happening> happenings_;
};

} // namespace narae::admin

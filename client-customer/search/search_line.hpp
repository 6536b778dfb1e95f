#pragma once

#include "client-customer/search/query_parser.hpp"

#include <QLineEdit>

namespace narae::customer {

/// The one line of the search: what it understood is underlined, what it did not is dotted in amber.
class SearchLine : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchLine(QWidget* parent = nullptr);
    void setPieces(std::vector<QueryParser::Piece> pieces);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QueryParser::Piece> pieces_;
};

} // namespace narae::customer

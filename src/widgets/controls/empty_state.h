// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "list/empty_message.h"

#include <QWidget>

class QVBoxLayout;

namespace widgets {

class PlainLabel;

/// What stands in the place of the table when it has no rows: why, and buttons that lead out.
class EmptyState final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setMessage(const EmptyMessage& message);

Q_SIGNALS:
    void offerTaken(const widgets::EmptyOffer& offer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupLayout();
    void restyle();

    QString m_iconName;
    PlainLabel* m_icon;
    PlainLabel* m_title;
    PlainLabel* m_text;
    QVBoxLayout* m_offers;
};

} // namespace widgets

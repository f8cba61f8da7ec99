// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QFrame>

namespace widgets {

class PlainLabel;
class Badge;

/// Says through which connection something happens: its color, its name, and the word Production
/// where care is due.
class ConnectionBanner final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionBanner)

public:
    explicit ConnectionBanner(QWidget* parent = nullptr);

    void setConnection(const operations::Connection& connection);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    operations::Connection m_connection;
    PlainLabel* m_name;
    Badge* m_safety;
};

} // namespace widgets

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

    /// What happens may reach production though the connection is not marked as such.
    void setConnection(const operations::Connection& connection, bool reachesProduction = false);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    operations::Connection m_connection;
    bool m_isProduction = false;
    PlainLabel* m_name;
    Badge* m_safety;
};

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QFrame>

namespace widgets {

class PlainLabel;
class StateChip;

/// Says through which connection something happens: its colour, its name, and the word Production
/// where care is due.
class ConnectionBand final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionBand)

public:
    explicit ConnectionBand(QWidget* parent = nullptr);

    void setConnection(const operations::Connection& connection);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    operations::Connection m_connection;
    PlainLabel* m_name;
    StateChip* m_safety;
};

} // namespace widgets

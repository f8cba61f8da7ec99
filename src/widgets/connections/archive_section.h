// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/archive_facts.h"
#include "deploy/operations/connection.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace widgets {

class PlainLabel;

/// The part of a connection's form about what is kept of it on this machine: whether, how much at
/// most, where it lies, and how to be rid of it.
class ArchiveSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArchiveSection)

public:
    explicit ArchiveSection(QWidget* parent = nullptr);

    void setConnection(const operations::Connection& connection);
    /// Puts what was chosen into the connection.
    void apply(operations::Connection& connection) const;
    void setFacts(const models::ArchiveFacts& facts);

Q_SIGNALS:
    void edited();
    void forgetRequested();

private:
    QCheckBox* m_keeps;
    QSpinBox* m_limit;
    PlainLabel* m_place;
    QPushButton* m_forget;
};

} // namespace widgets

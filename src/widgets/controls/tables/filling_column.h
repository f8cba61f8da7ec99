// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTableView;

namespace widgets {

/// Gives one column of a table the width that the others leave, and never less than a given one.
/// Where it is hidden, the last one of the table takes its part.
class FillingColumn final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FillingColumn)

public:
    struct Sections {
        int filling = 0;
        int last = 0; ///< shown always
    };
    struct Widths {
        int least = 0; ///< of the filling one
        int last = 0;
    };

    /// To be made once the table has its model.
    FillingColumn(QTableView& table, Sections sections, QObject* parent);

    void setWidths(Widths widths);
    /// The one that takes what is left: its width is no choice of the user.
    [[nodiscard]] int section() const;
    void fill();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void handleResized();

    QTableView& m_table;
    Sections m_sections;
    Widths m_widths;
    bool m_isFilling = false;
};

} // namespace widgets

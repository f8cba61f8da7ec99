// SPDX-License-Identifier: GPL-3.0-or-later
#include "caller_mark.h"

#include <QCryptographicHash>
#include <QPasswordDigestor>

namespace sources {

QString callerMark(const AuthorizationField& field, const QString& salt)
{
    // The journal is the user's own file, but a password is worth more than it: guessing from eight
    // bytes costs so many rounds a guess.
    constexpr int rounds = 5'000;
    constexpr quint64 length = 8;
    const QByteArray mark = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256,
        field.name.toLower() + '\n' + field.value.reveal(), salt.toUtf8(), rounds, length);
    return QString::fromLatin1(mark.toHex());
}

} // namespace sources

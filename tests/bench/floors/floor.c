/* The least that any timer can cost: once a second a line, between them asleep until a key or the second. */
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    struct pollfd key = {0, POLLIN, 0};
    for (int left = 300; left > 0; left--) {
        printf("\r%d ", left);
        fflush(stdout);
        if (poll(&key, 1, 1000) > 0)
            return 0;
    }
    return 0;
}

"""web app"""
